// A browser on a loaded machine may be late: a test of pages may be tried a second time. What failed first is printed all the same.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
