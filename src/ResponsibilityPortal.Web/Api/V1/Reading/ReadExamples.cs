using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>Examples of bodies for the OpenAPI document, all of one small matrix.</summary>
internal static class ReadExamples
{
    private const string Matrix = "sample";
    private const string Title = "The sample matrix";
    private const string Page = "https://portal.example/matrices/sample/versions/1";
    private const string RowPage = $"{Page}/responsibilities/patch-hosts?deployment=hosted";
    private const string Row = "patch-hosts";
    private const string Instant = "2026-11-29T12:00:00Z";
    private const string State = "in-force";

    private static readonly DeploymentV1 Hosted = new("hosted", "Hosted", ["saas"]);

    private static readonly PartyV1[] Parties = [new("vendor", "Vendor", "Makes the product."), new("customer", "Customer", null)];

    public static ResponsibilityV1 Responsibility { get; } =
        new(
            Row,
            "Patch the hosts",
            "Operations",
            RowPage,
            [
                new(
                    "Sample, Hosted (SaaS)",
                    "Vendor is accountable for “Patch the hosts”: patches all hosts. No other party contributes."
                ),
            ],
            [new("saas", "SaaS", "vendor", [], null, [], new Dictionary<string, string> { ["vendor"] = "Patches all hosts." }, [])]
        );

    public static MatricesV1 Matrices { get; } =
        new([
            new(
                Matrix,
                Title,
                "Sample issuer",
                "example",
                "Who does what.",
                1,
                Instant,
                Instant,
                Page,
                "https://portal.example/api/v1/matrices/sample",
                1,
                [Hosted]
            ),
        ]);

    public static MatrixContentV1 Content { get; } =
        Versioned(
            new MatrixContentV1
            {
                Title = Title,
                Issuer = "Sample issuer",
                Standing = "example",
                Summary = "Who does what.",
                Disclaimer = null,
                Contact = "Ask the issuer.",
                Address = $"{Page}?deployment=hosted",
                Language = "en",
                ColumnKind = new("hosting model", "hosting models"),
                Parties = Parties,
                HostingModels = [new("saas", "SaaS", "The vendor runs it", null, ["vendor", "customer"])],
                Deployments = [Hosted],
                Total = 1,
                Responsibilities = [Responsibility],
            }
        );

    public static ResponsibilityDetailV1 Detail { get; } =
        Versioned(
            new ResponsibilityDetailV1
            {
                Responsibility = Responsibility,
                Citation = $"Source: {Title} (example), version 1, in force since 2026-11-29: {RowPage}",
                Description = "Installs security updates on all hosts.",
                Note = null,
                Parties = Parties,
                Controls = [new("NIST SP 800-53 (Rev. 5)", ["SI-2"])],
                Sources = [new("Patch policy", "https://vendor.example/patches", "2026-11-01")],
                Related = [new("scan-hosts", "Scan the hosts", $"{Page}/responsibilities/scan-hosts?deployment=hosted")],
            }
        );

    public static FilesV1 Files { get; } =
        Versioned(
            new FilesV1
            {
                Address = $"{Page}/downloads?deployment=hosted",
                Files =
                [
                    FileOf(ExportFormat.Json, ""),
                    FileOf(
                        ExportFormat.Xlsx,
                        "?deployment=hosted",
                        new LossV1(LossKind.Filtered.Code, LossKind.Filtered.Sentence, 2)
                    ),
                ],
            }
        );

    public static SearchV1 Search { get; } =
        Versioned(
            new SearchV1
            {
                Question = "Who patches the hosts?",
                Results = [new("all-words", ["patches", "hosts"], [], Responsibility)],
                Total = 1,
                Controls = [],
                UnknownControls = [],
                Corrections = [],
                Contact = "Ask the issuer.",
            }
        );

    public static QuestionnaireV1 Answers { get; } =
        Versioned(
            new QuestionnaireV1
            {
                Answers = [new(1, "1.2", "Who patches the hosts?", "sure", "All words are in the title.", Responsibility, [])],
                Headings = [],
                Contact = "Ask the issuer.",
            }
        );

    private static FileV1 FileOf(ExportFormat format, string query, params LossV1[] losses) =>
        new(format.Key, format.Title, format.MediaType, format.HeedsFilter, $"{Page}/export.{format.Key}{query}", null, losses);

    /// <summary>Fills in the version of the example.</summary>
    public static T Versioned<T>(T body)
        where T : VersionedV1 =>
        body with
        {
            Matrix = Matrix,
            Version = 1,
            State = State,
            PublishedAt = Instant,
            InForceFrom = Instant,
            Deployment = Hosted.Slug,
        };
}
