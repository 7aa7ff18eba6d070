"""The pages in the browser, and the server that hands them out. The only place that knows Dash."""
