/** Names of the six kinds (domain.md §6.2). `place` is a division as people say it. */
export const homeName = (place: string): string => `${place}人大代表之家`
export const stationName = (place: string): string => `${place}人大代表联络站`
export const pointName = (place: string, area: string): string => `${place}${area}片区代表联络点`
export const roomName = (place: string): string => `${place}代表联络室`
export const windowName = (hall: string): string => `${hall}代表联络窗`
export const deskName = (agency: string): string => `${agency}代表联络岗`
