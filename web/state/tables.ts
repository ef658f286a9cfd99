import { createContext, useContext } from 'react';

/** Whether all charts of the page are shown as tables, and how often that was switched. */
export const TablesContext = createContext<{ shown: boolean; switched: number }>({ shown: false, switched: 0 });

export function useTables(): { shown: boolean; switched: number } {
  return useContext(TablesContext);
}
