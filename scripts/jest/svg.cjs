/** What an icon is to a unit test; JupyterLab refuses an icon without a source. */
module.exports = '<svg xmlns="http://www.w3.org/2000/svg"/>';
