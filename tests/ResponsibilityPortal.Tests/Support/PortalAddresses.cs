namespace ResponsibilityPortal.Tests.Support;

/// <summary>One address of each kind on the portal with the built-in matrix, as users write them.</summary>
internal static class PortalAddresses
{
    /// <summary>Pages and files of a version. Cached and revalidated.</summary>
    public static readonly string[] Published =
    [
        "/matrices/yugabytedb",
        "/matrices/yugabytedb?deployment=aeon",
        "/matrices/yugabytedb?view=overview",
        "/matrices/yugabytedb?view=checklist",
        "/matrices/yugabytedb?q=MFA",
        "/matrices/yugabytedb?control=CC6.1",
        "/matrices/yugabytedb/responsibilities/own-encryption-key",
        "/matrices/yugabytedb/versions",
        "/matrices/yugabytedb/versions/1",
        "/matrices/yugabytedb/versions/1/responsibilities/own-encryption-key",
        "/matrices/yugabytedb/compare",
        "/matrices/yugabytedb/compare?models=iaas,paas",
        "/matrices/yugabytedb/compare?from=1&to=1",
        "/matrices/yugabytedb/feed.atom",
        "/matrices/yugabytedb/feed.atom?model=paas&party=customer",
        "/matrices/yugabytedb/picture.png",
        "/matrices/yugabytedb/picture.svg",
        "/matrices/yugabytedb/picture.svg?model=paas",
        "/matrices/yugabytedb/versions/1/export.csv",
        "/matrices/yugabytedb/versions/1/export.csv?deployment=aeon",
        "/matrices/yugabytedb/versions/1/export.csv?separator=semicolon",
        "/matrices/yugabytedb/versions/1/export.json",
    ];

    /// <summary>What belongs to no single version, yet is revalidated just the same.</summary>
    public static readonly string[] Machine =
    [
        "/schemas/responsibility-matrix-1.json",
        "/sitemap.xml",
        "/robots.txt",
        "/opensearch.xml",
        "/llms.txt",
    ];

    public static readonly string[] Redirects =
    [
        "/",
        "/matrices/yugabytedb/responsibilities",
        "/matrices/yugabytedb/versions/1/responsibilities",
        "/matrices/yugabytedb/as-of/2999-01-01",
        "/matrices/yugabytedb/export.csv",
    ];

    /// <summary>Addresses of things that don't exist.</summary>
    public static readonly string[] Missing =
    [
        "/matrices/nothing",
        "/matrices/YugabyteDB",
        "/matrices/nothing/versions/1",
        "/matrices/nothing/as-of/2026-01-01",
        "/matrices/nothing/export.csv",
        "/matrices/yugabytedb/versions/2",
        "/matrices/yugabytedb/versions/0",
        "/matrices/yugabytedb/versions/-1",
        "/matrices/yugabytedb/versions/99999999999",
        "/matrices/yugabytedb/versions/one",
        "/matrices/yugabytedb/versions/2/responsibilities/own-encryption-key",
        "/matrices/yugabytedb/responsibilities/nothing",
        "/matrices/yugabytedb/responsibilities/%E2%82%AC",
        "/matrices/yugabytedb/as-of/1999-12-31",
        "/matrices/yugabytedb/as-of/2026-02-30",
        "/matrices/yugabytedb/as-of/today",
        "/matrices/yugabytedb/export.docx",
        "/matrices/yugabytedb/versions/1/export.docx",
        "/palette.0123456789abcdef.css",
        "/nothing/here",
        "/portal.js.map",
    ];

    public static readonly string[] Operations = ["/health/live", "/health/ready", "/version"];

    public static TheoryData<string> AsTheory(params ReadOnlySpan<string[]> groups)
    {
        var data = new TheoryData<string>();
        foreach (var group in groups)
        {
            data.AddRange(group);
        }

        return data;
    }
}
