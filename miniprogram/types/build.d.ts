/** Where the API answers, without a trailing slash; empty on the web, where it is the page's own origin. */
declare const API_ORIGIN: string;
