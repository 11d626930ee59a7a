namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>One address for every kind of page.</summary>
public static class PageKinds
{
    public static TheoryData<string> All { get; } =
    [
        Site.Matrix,
        $"{Site.Matrix}?deployment=aeon",
        $"{Site.Matrix}?deployment=aeon&party=customer&role=only-contributing",
        $"{Site.Matrix}?view=overview",
        $"{Site.Matrix}?view=checklist&deployment=aeon",
        $"{Site.Matrix}?q=MFA",
        $"{Site.Matrix}?q=nothing+has+this",
        $"{Site.Matrix}?q=YugabyteDB+Managed",
        $"{Site.Matrix}?domain=encryption&party=cloud-provider&role=accountable",
        $"{Site.Matrix}?model=nowhere",
        $"{Site.Matrix}?control=CC6.1,IAM-05,8.24,12.8.5,ZZ-1",
        $"{Site.Matrix}?by=pci-dss-v4",
        $"{Site.Matrix}/responsibilities/ddos-protection",
        $"{Site.Matrix}/responsibilities/ddos-protection/report",
        $"{Site.Matrix}/versions/1/responsibilities/single-sign-on-mfa",
        $"{Site.Matrix}/versions",
        $"{Site.Matrix}/versions/1",
        $"{Site.Matrix}/downloads",
        $"{Site.Matrix}/versions/1/downloads?deployment=aeon&view=checklist",
        $"{Site.Matrix}/compare",
        $"{Site.Matrix}/compare?deployments=aeon,anywhere-cloud",
        $"{Site.Matrix}/compare?models=iaas,paas",
        $"{Site.Matrix}/compare?models=iaas,nowhere",
        $"{Site.Matrix}/compare?from=1&to=7",
        $"{Site.Matrix}/questionnaire",
        $"{Site.Matrix}/questionnaire?deployment=aeon&lines=1.1+Is+data+encrypted+at+rest%3F%0AWho+handles+backups+and+incidents%3F%0Axqzt",
        $"{Site.Matrix}/questionnaire/confidence",
        $"{Site.Matrix}/responsibilities/nothing",
        $"{Site.Matrix}/versions/7",
        $"{Site.Matrix}/as-of/2001-01-01",
        "/verify",
        "/matrices/nothing",
        "/nothing",
    ];
}
