/** What a style sheet or a picture is to a unit test. */
module.exports = '';
