import { parentPort } from 'node:worker_threads';
import { serveWork } from './domain-thread-server';
import { domainWork } from './domain-work';

serveWork(parentPort!, domainWork);
