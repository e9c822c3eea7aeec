/** What there is to know of a service that isn't called. */
module.exports = { ID: '' };
