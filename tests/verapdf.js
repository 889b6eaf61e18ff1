// Run by Rhino, the JavaScript of the jar that holds veraPDF: each file named is held against PDF/UA-1.
// Prints a line of JSON for each, in the order named: the rules that it fails, or why it could not be read.

const verapdf = Packages.org.verapdf;
const rules = verapdf.pdfa.flavours.PDFAFlavour.PDFUA_1;

function failed(result) {
  return Array.from(result.getFailedChecks().entrySet().toArray()).map((entry) => ({
    clause: String(entry.getKey().getClause()),
    test: Number(entry.getKey().getTestNumber()),
    times: Number(entry.getValue()),
    rule: String(result.getValidationProfile().getRuleByRuleId(entry.getKey()).getDescription()),
  }));
}

function judged(file) {
  const foundry = verapdf.pdfa.Foundries.defaultInstance();
  const parser = foundry.createParser(new java.io.File(file), rules);
  try {
    const result = foundry.createValidator(rules, false).validate(parser);
    return { checks: Number(result.getTotalAssertions()), passed: Boolean(result.isCompliant()), failed: failed(result) };
  } finally {
    parser.close();
  }
}

verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
Array.from(arguments).forEach((file) => {
  try {
    print(JSON.stringify(judged(file)));
  } catch (error) {
    print(JSON.stringify({ trouble: String(error) }));
  }
});
