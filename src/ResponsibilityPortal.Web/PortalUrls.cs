using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web;

/// <summary>
/// All addresses of the portal: the patterns that it answers and the links that it writes. Addresses are a contract: users bookmark, cite
/// and script them. No other class contains one.
/// </summary>
/// <remarks>This file has the patterns and the links to reader pages. The other links are in files of their own, by purpose.</remarks>
public sealed partial class PortalUrls(PublicAddress publicAddress)
{
    /// <summary>The patterns that endpoints answer.</summary>
    public static class Routes
    {
        public const string Home = "/";
        public const string Matrices = "/matrices";
        public const string Matrix = "/matrices/{matrix}";
        public const string Responsibilities = "/matrices/{matrix}/responsibilities";
        public const string Responsibility = "/matrices/{matrix}/responsibilities/{responsibility}";
        public const string ResponsibilityJson = "/matrices/{matrix}/responsibilities/{responsibility}.json";
        public const string ResponsibilityMarkdown = "/matrices/{matrix}/responsibilities/{responsibility}.md";
        public const string ReportProblem = "/matrices/{matrix}/responsibilities/{responsibility}/report";
        public const string Versions = "/matrices/{matrix}/versions";
        public const string Version = "/matrices/{matrix}/versions/{version:int}";
        public const string PinnedResponsibilities = "/matrices/{matrix}/versions/{version:int}/responsibilities";
        public const string PinnedResponsibility = "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}";
        public const string PinnedResponsibilityJson = "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}.json";
        public const string PinnedResponsibilityMarkdown = "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}.md";
        public const string AsOf = "/matrices/{matrix}/as-of/{day}";
        public const string AsOfChosen = "/matrices/{matrix}/as-of";
        public const string Compare = "/matrices/{matrix}/compare";
        public const string Questionnaire = "/matrices/{matrix}/questionnaire";
        public const string Confidence = "/matrices/{matrix}/questionnaire/confidence";
        public const string Feed = "/matrices/{matrix}/feed.atom";
        public const string Picture = "/matrices/{matrix}/picture.svg";
        public const string PreviewImage = "/matrices/{matrix}/picture.png";
        public const string CurrentExport = "/matrices/{matrix}/export.{format}";
        public const string Export = "/matrices/{matrix}/versions/{version:int}/export.{format}";
        public const string Downloads = "/matrices/{matrix}/downloads";
        public const string PinnedDownloads = "/matrices/{matrix}/versions/{version:int}/downloads";
        public const string MatrixSchema = "/schemas/responsibility-matrix-1.json";
        public const string SigningCertificate = "/signing-certificate.pem";
        public const string Checkpoints = "/checkpoints.txt";
        public const string CheckpointKey = "/checkpoint-key.pem";
        public const string Verify = "/verify";
        public const string Sitemap = "/sitemap.xml";
        public const string Robots = "/robots.txt";
        public const string ForAssistants = "/llms.txt";
        public const string Mcp = "/mcp";
        public const string OpenSearch = "/opensearch.xml";
        public const string SecurityText = "/.well-known/security.txt";
        public const string Health = "/health";
        public const string Metrics = "/metrics";
        public const string Live = $"{Health}/live";
        public const string Ready = $"{Health}/ready";
        public const string Release = "/version";
        public const string Setup = "/setup";
        public const string AccountRoot = "/account";
        public const string SignIn = "/account/sign-in";
        public const string SignOut = "/account/sign-out";
        public const string Join = "/account/join";
        public const string AdminRoot = "/admin";
        public const string People = "/admin/users";
        public const string Editor = "/admin/matrices/{matrix}";
        public const string Review = "/admin/matrices/{matrix}/review";
        public const string ProblemReports = "/admin/matrices/{matrix}/reports";
        public const string AdminVersions = "/admin/matrices/{matrix}/versions";
        public const string Preview = "/admin/matrices/{matrix}/preview";
        public const string PreviewedResponsibility = "/admin/matrices/{matrix}/preview/responsibilities/{responsibility}";
        public const string NewMatrix = $"/admin/matrices/{ReservedMatrix}";
        public const string Structure = "/admin/matrices/{matrix}/structure";
        public const string ImportTable = "/admin/matrices/{matrix}/import";
        public const string Offer = "/admin/matrices/{matrix}/offer";
        public const string AdminElsewhere = "/admin/{**path}";
        public const string Tokens = "/admin/tokens";
        public const string Audit = "/admin/audit";
        public const string AuditPeople = "/admin/audit/people";
        public const string AuditSelfApproved = "/admin/audit/self-approved";
        public const string AuditEvidence = "/admin/audit/evidence";
        public const string AuditExport = "/admin/audit/export.{format}";
        public const string ApiRoot = "/api";
        public const string ApiElsewhere = "/api/{**path}";
        public const string ApiMatrices = "/api/v1/matrices";
        public const string ApiMatrix = "/api/v1/matrices/{matrix}";
        public const string ApiResponsibility = "/api/v1/matrices/{matrix}/responsibilities/{responsibility}";
        public const string ApiFiles = "/api/v1/matrices/{matrix}/files";
        public const string ApiPinnedFiles = "/api/v1/matrices/{matrix}/versions/{version:int}/files";
        public const string ApiSearch = "/api/v1/matrices/{matrix}/search";
        public const string ApiAnswers = "/api/v1/matrices/{matrix}/answers";
        public const string ApiDraft = "/api/v1/matrices/{matrix}/draft";
        public const string ApiAssignment = "/api/v1/matrices/{matrix}/draft/assignments/{responsibility}/{model}";
        public const string ApiPublish = "/api/v1/matrices/{matrix}/draft/publish";
        public const string OpenApi = "/openapi/v1.json";
        public const string Circuit = "/_blazor";
        public const string Palette = "/palette.{hash}.css";
    }

    public string Home => Local("/");

    /// <summary>All matrices, also where there is only one.</summary>
    public string Matrices => Local(Routes.Matrices);

    /// <summary>The start page with a search in all matrices.</summary>
    /// <param name="words">The escaped words as in an address, or their placeholder in a template.</param>
    public string Search(string words) => $"{Home}?{FilterFields.Search.Name}={words}";

    /// <summary>Returns whether a path belongs to the API, whose responses are for programs.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments(Routes.ApiRoot, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether a path is one at which programs only, and never browsers, expect an answer.</summary>
    public static bool IsForPrograms(PathString path) =>
        IsApi(path) || path.StartsWithSegments(Routes.Mcp, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the address if it is one of this portal, and otherwise a fallback. Manipulated links can't send users elsewhere.
    /// </summary>
    public static string LocalOr(string? address, string fallback) =>
        address is ['/', ..]
        && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.StartsWith("/\\", StringComparison.Ordinal)
        && !address.Any(char.IsControl)
        && !address.Contains('\\', StringComparison.Ordinal)
            ? address
            : fallback;

    /// <summary>The page that checks exported files.</summary>
    public string Verify => Local(Routes.Verify);

    public string Sitemap => Local(Routes.Sitemap);

    /// <summary>How a browser searches the portal.</summary>
    public string OpenSearch => Local(Routes.OpenSearch);

    /// <summary>Where to report a vulnerability.</summary>
    public string SecurityText => Local(Routes.SecurityText);

    /// <summary>The version in force, or a pinned one, as a filter shows it.</summary>
    public string Matrix(string matrix, int? pinned = null, MatrixFilter? filter = null) =>
        Local($"{PathOf(matrix, pinned)}{QueryOf(filter)}");

    /// <summary>One row, or one cell of it when a hosting model is named.</summary>
    /// <param name="carried">What the reader chose on an earlier page (<see cref="FilterField.IsCarried"/>).</param>
    public string Responsibility(
        string matrix,
        int? pinned,
        string responsibility,
        string? hostingModel = null,
        MatrixFilter? carried = null
    ) =>
        Local(
            $"{PathOf(matrix, pinned)}/responsibilities/{responsibility}{QueryOf(carried)}{(hostingModel is null ? "" : $"#{hostingModel}")}"
        );

    /// <summary>The form with which readers report a problem with a row or a cell.</summary>
    public string ReportProblem(string matrix, string responsibility) => $"{Responsibility(matrix, null, responsibility)}/report";

    /// <summary>One row as JSON.</summary>
    /// <param name="carried">What the reader chose on an earlier page.</param>
    public string ResponsibilityJson(string matrix, int? pinned, string responsibility, MatrixFilter? carried = null) =>
        Local($"{PathOf(matrix, pinned)}/responsibilities/{responsibility}.json{QueryOf(carried)}");

    /// <summary>One row as Markdown.</summary>
    /// <param name="carried">What the reader chose on an earlier page.</param>
    public string ResponsibilityMarkdown(string matrix, int? pinned, string responsibility, MatrixFilter? carried = null) =>
        Local($"{PathOf(matrix, pinned)}/responsibilities/{responsibility}.md{QueryOf(carried)}");

    /// <summary>All matrices, for programs.</summary>
    public string ApiMatrices => Local(Routes.ApiMatrices);

    /// <summary>The content of the version in force, for programs.</summary>
    public string ApiMatrix(string matrix) => Local($"{Routes.ApiMatrices}/{matrix}");

    /// <summary>The description of the API.</summary>
    public string OpenApi => Local(Routes.OpenApi);

    /// <summary>Where assistants connect.</summary>
    public string Mcp => Local(Routes.Mcp);

    /// <summary>What the portal offers to assistants.</summary>
    public string ForAssistants => Local(Routes.ForAssistants);

    /// <param name="carried">What the reader chose on an earlier page.</param>
    public string Versions(string matrix, MatrixFilter? carried = null) => Local($"{PathOf(matrix, null)}/versions{QueryOf(carried)}");

    /// <summary>The address to which a form sends a day, as <see cref="DayKey"/>, to see the version that was in force then.</summary>
    public string AsOf(string matrix) => Local($"{PathOf(matrix, null)}/as-of");

    /// <param name="carried">What the reader chose on an earlier page.</param>
    public string Compare(string matrix, MatrixFilter? carried = null) => Local($"{PathOf(matrix, null)}/compare{QueryOf(carried)}");

    /// <summary>What changed from one version to another.</summary>
    /// <param name="carried">What the reader chose on an earlier page.</param>
    public string CompareVersions(string matrix, int from, int to, MatrixFilter? carried = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Compare(matrix)}?{FromVersionKey}={from}&{ToVersionKey}={to}{FurtherQueryOf(carried)}"
        );

    /// <summary>What changes hands between two deployments.</summary>
    public string CompareDeployments(string matrix, string from, string to) => $"{Compare(matrix)}?{ComparedDeploymentsKey}={from},{to}";

    public string Compare(string matrix, string from, string to) => $"{Compare(matrix)}?{ComparedModelsKey}={from},{to}";

    /// <summary>The page that answers questionnaires.</summary>
    /// <param name="carried">What the reader chose on an earlier page.</param>
    public string Questionnaire(string matrix, MatrixFilter? carried = null) =>
        Local($"{PathOf(matrix, null)}/questionnaire{QueryOf(carried)}");

    /// <summary>The page that says what the words of confidence mean.</summary>
    public string Confidence(string matrix) => Local($"{PathOf(matrix, null)}/questionnaire/confidence");

    public string Palette(string hash) => Local($"/palette.{hash}.css");

    /// <summary>A file of wwwroot, by its fingerprinted name.</summary>
    public string Asset(string fingerprinted) => Local($"/{fingerprinted}");

    /// <summary>Returns an absolute address, for texts outside of pages: citations, canonical links, files.</summary>
    /// <param name="local">An address made by this class.</param>
    public string Absolute(string local) => $"{publicAddress.Origin}{local}";

    /// <summary>Returns a filter as the query of an address, including "?". Empty for no filter. Keys are in a fixed order.</summary>
    public static string QueryOf(MatrixFilter? filter)
    {
        if (filter is null)
        {
            return "";
        }

        var query = new StringBuilder();
        foreach (var (name, value) in filter.Values())
        {
            // A comma separates values and is allowed in a query; escaping it would only make addresses hard to read.
            query
                .Append(query.Length == 0 ? '?' : '&')
                .Append(name)
                .Append('=')
                .Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
        }

        return query.ToString();
    }

    /// <summary>Returns a filter as the continuation of a query.</summary>
    private static string FurtherQueryOf(MatrixFilter? filter) => QueryOf(filter) is ['?', .. var query] ? $"&{query}" : "";

    private string Local(string path) => $"{publicAddress.PathBase}{path}";

    private static string PathOf(string matrix, int? pinned) =>
        pinned is { } version
            ? string.Create(CultureInfo.InvariantCulture, $"/matrices/{matrix}/versions/{version}")
            : $"/matrices/{matrix}";
}
