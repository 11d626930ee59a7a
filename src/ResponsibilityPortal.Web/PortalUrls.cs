using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web;

/// <summary>
/// Every address of the portal: the patterns it answers and the links it writes. Addresses are a contract that people bookmark,
/// cite and script; no other file spells one.
/// </summary>
public sealed partial class PortalUrls(PublicAddress publicAddress)
{
    /// <summary>The patterns that endpoints answer.</summary>
    public static class Routes
    {
        public const string Home = "/";
        public const string Matrix = "/matrices/{matrix}";
        public const string Responsibility = "/matrices/{matrix}/responsibilities/{responsibility}";
        public const string Versions = "/matrices/{matrix}/versions";
        public const string Version = "/matrices/{matrix}/versions/{version:int}";
        public const string PinnedResponsibility = "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}";
        public const string AsOf = "/matrices/{matrix}/as-of/{day}";
        public const string AsOfChosen = "/matrices/{matrix}/as-of";
        public const string Compare = "/matrices/{matrix}/compare";
        public const string Feed = "/matrices/{matrix}/feed.atom";
        public const string Picture = "/matrices/{matrix}/picture.svg";
        public const string CurrentExport = "/matrices/{matrix}/export.{format}";
        public const string Export = "/matrices/{matrix}/versions/{version:int}/export.{format}";
        public const string MatrixSchema = "/schemas/responsibility-matrix-1.json";
        public const string SigningCertificate = "/signing-certificate.pem";
        public const string Checkpoints = "/checkpoints.txt";
        public const string CheckpointKey = "/checkpoint-key.pem";
        public const string Verify = "/verify";
        public const string Sitemap = "/sitemap.xml";
        public const string Robots = "/robots.txt";
        public const string Health = "/health";
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
        public const string AdminVersions = "/admin/matrices/{matrix}/versions";
        public const string Preview = "/admin/matrices/{matrix}/preview";
        public const string PreviewedResponsibility = "/admin/matrices/{matrix}/preview/responsibilities/{responsibility}";
        public const string NewMatrix = $"/admin/matrices/{ReservedMatrix}";
        public const string Structure = "/admin/matrices/{matrix}/structure";
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
        public const string ApiDraft = "/api/v1/matrices/{matrix}/draft";
        public const string ApiAssignment = "/api/v1/matrices/{matrix}/draft/assignments/{responsibility}/{model}";
        public const string ApiPublish = "/api/v1/matrices/{matrix}/draft/publish";
        public const string OpenApi = "/openapi/v1.json";
        public const string Circuit = "/_blazor";
        public const string Palette = "/palette.{hash}.css";
    }

    /// <summary>What no matrix that is made here may be called: its address on the admin side is where matrices are made.</summary>
    public const string ReservedMatrix = "new";

    /// <summary>The query keys of the structure page: which of its parts, and in that of rows, which domain.</summary>
    public const string PartKey = "part";

    public const string DomainKey = "domain";

    /// <summary>The query key of the compare page: two hosting models, from and to, separated by a comma.</summary>
    public const string ComparedModelsKey = "models";

    /// <summary>The query keys of the compare page: two versions, by number.</summary>
    public const string FromVersionKey = "from";

    public const string ToVersionKey = "to";

    /// <summary>The query key of a chosen day, as 2026-01-31.</summary>
    public const string DayKey = "day";

    /// <summary>The query key of a PDF export: the paper it is made for. Beside it, <see cref="FromVersionKey"/> says since when changes are told.</summary>
    public const string PaperKey = "paper";

    /// <summary>The query key of a CSV export: comma, semicolon or tab.</summary>
    public const string SeparatorKey = "separator";

    /// <summary>The query key of the editor: the cell to open, as row and column separated by a slash.</summary>
    public const string CellKey = "cell";

    /// <summary>The query key that says where to go after signing in.</summary>
    public const string ReturnKey = "returnUrl";

    /// <summary>Says to the page to sign in at that a session has ended.</summary>
    public const string EndedKey = "ended";

    /// <summary>The query key of a one-time link.</summary>
    public const string TokenKey = "token";

    public string Home => Local("/");

    public string Account => Local(Routes.AccountRoot);

    public string SignOut => Local(Routes.SignOut);

    public string Admin => Local(Routes.AdminRoot);

    public string People => Local(Routes.People);

    public string Tokens => Local(Routes.Tokens);

    public string Audit => Local(Routes.Audit);

    public string AuditPeople => Local(Routes.AuditPeople);

    public string AuditSelfApproved => Local(Routes.AuditSelfApproved);

    public string AuditEvidence => Local(Routes.AuditEvidence);

    /// <param name="query">Of a filter, without its "?".</param>
    public string AuditWith(string query) => $"{Audit}?{query}";

    /// <summary>The log as a file.</summary>
    /// <param name="query">Of a filter, without its "?".</param>
    public string AuditExport(string format, string query) => $"{Audit}/export.{format}?{query}";

    /// <summary>Whether a path belongs to the API, whose answers are for programs.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments(Routes.ApiRoot, StringComparison.OrdinalIgnoreCase);

    /// <summary>The draft of a matrix, to be edited.</summary>
    public string Editor(string matrix) => Local($"{Routes.AdminRoot}/matrices/{matrix}");

    /// <summary>The editor with one cell open.</summary>
    public string EditorCell(string matrix, string responsibility, string hostingModel) => $"{Editor(matrix)}?{CellKey}={responsibility}/{hostingModel}";

    /// <summary>The draft against the latest version, to be approved and published.</summary>
    public string Review(string matrix) => $"{Editor(matrix)}/review";

    /// <summary>The published versions, for whoever may publish one again.</summary>
    public string AdminVersions(string matrix) => $"{Editor(matrix)}/versions";

    /// <summary>The draft as readers would see it.</summary>
    public string Preview(string matrix, MatrixFilter? filter = null) => $"{Editor(matrix)}/preview{QueryOf(filter)}";

    /// <summary>One row of the draft as readers would see it.</summary>
    public string PreviewedResponsibility(string matrix, string responsibility) => $"{Preview(matrix)}/responsibilities/{responsibility}";

    public string NewMatrix => Local(Routes.NewMatrix);

    /// <summary>Where the rows and columns of a draft are edited.</summary>
    /// <param name="part">Which part of the page; null for the first.</param>
    /// <param name="domain">Slug of the domain whose rows are shown.</param>
    public string Structure(string matrix, string? part = null, string? domain = null) =>
        $"{Editor(matrix)}/structure{(part is null ? "" : $"?{PartKey}={part}")}{(domain is null ? "" : $"&{DomainKey}={domain}")}";

    /// <summary>Where a newer built-in matrix is looked at.</summary>
    public string Offer(string matrix) => $"{Editor(matrix)}/offer";

    public string Setup(string token) => Local($"{Routes.Setup}?{TokenKey}={token}");

    public string Join(string token) => Local($"{Routes.Join}?{TokenKey}={token}");

    /// <param name="returnTo">A local address to go on to.</param>
    /// <param name="hasEnded">Whether a session of the browser has ended, so that the page says why it asks.</param>
    public string SignIn(string? returnTo = null, bool hasEnded = false) => Local(
        $"{Routes.SignIn}{(returnTo is null ? "" : $"?{ReturnKey}={Uri.EscapeDataString(returnTo)}")}{(hasEnded ? $"{(returnTo is null ? "?" : "&")}{EndedKey}=1" : "")}");

    /// <summary>Where to go on to, if that is an address of this portal; else a fallback. Nobody is sent elsewhere by a doctored link.</summary>
    public static string LocalOr(string? address, string fallback) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
        && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
            ? address
            : fallback;

    public string MatrixSchema => Local(Routes.MatrixSchema);

    public string SigningCertificate => Local(Routes.SigningCertificate);

    /// <summary>All checkpoints of the log, the oldest first.</summary>
    public string Checkpoints => Local(Routes.Checkpoints);

    /// <summary>The public keys that checkpoints are signed with, the one in use first.</summary>
    public string CheckpointKey => Local(Routes.CheckpointKey);

    /// <summary>Where files that were taken from here are checked.</summary>
    public string Verify => Local(Routes.Verify);

    public string Sitemap => Local(Routes.Sitemap);

    /// <summary>The version in force, or a pinned one, as a filter shows it.</summary>
    public string Matrix(string matrix, int? pinned = null, MatrixFilter? filter = null) =>
        Local($"{PathOf(matrix, pinned)}{QueryOf(filter)}");

    /// <summary>One row, or one cell of it when a hosting model is named.</summary>
    public string Responsibility(string matrix, int? pinned, string responsibility, string? hostingModel = null) =>
        Local($"{PathOf(matrix, pinned)}/responsibilities/{responsibility}{(hostingModel is null ? "" : $"#{hostingModel}")}");

    public string Versions(string matrix) => Local($"{PathOf(matrix, null)}/versions");

    /// <summary>Where a form sends a day, as <see cref="DayKey"/>, to see the version that was in force then.</summary>
    public string AsOf(string matrix) => Local($"{PathOf(matrix, null)}/as-of");

    public string Compare(string matrix) => Local($"{PathOf(matrix, null)}/compare");

    /// <summary>What changed from one version to another.</summary>
    public string CompareVersions(string matrix, int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{Compare(matrix)}?{FromVersionKey}={from}&{ToVersionKey}={to}");

    public string Compare(string matrix, string from, string to) => $"{Compare(matrix)}?{ComparedModelsKey}={from},{to}";

    /// <summary>The published versions as a feed, narrowed to hosting models or a party.</summary>
    public string Feed(string matrix, MatrixFilter? filter = null) => Local($"{PathOf(matrix, null)}/feed.atom{QueryOf(filter)}");

    public string Picture(string matrix, ValueList<string>? models = null) =>
        Local($"{PathOf(matrix, null)}/picture.svg{QueryOf(models is null ? null : new MatrixFilter { Models = models })}");

    /// <summary>The version in force, or a pinned one, as a file.</summary>
    /// <param name="options">What else is asked for, in the order of the query.</param>
    public string Export(string matrix, int? version, ExportFormat format, MatrixFilter? filter = null, params ReadOnlySpan<(string Key, string Value)> options)
    {
        var query = QueryOf(filter);
        foreach (var (key, value) in options)
        {
            query = $"{query}{(query.Length == 0 ? '?' : '&')}{key}={value}";
        }

        return Local($"{PathOf(matrix, version)}/export.{format.Key}{query}");
    }

    /// <summary>A version as PDF. What is not said stands for A4 and for changes since the version before, so that one file has one address.</summary>
    /// <param name="paper">As <see cref="PaperKey"/> has it; null for A4.</param>
    /// <param name="since">Number of the version since which changes are told; null for the one before.</param>
    public string PdfExport(string matrix, int version, MatrixFilter filter, string? paper, int? since) =>
        Export(matrix, version, ExportFormat.Pdf, filter,
        [
            .. paper is null ? [] : new[] { (PaperKey, paper) },
            .. since is not { } number ? [] : new[] { (FromVersionKey, number.ToString(CultureInfo.InvariantCulture)) },
        ]);

    /// <summary>Reads the address of a PDF export, of this portal or of another.</summary>
    /// <returns>Null when it is none.</returns>
    public ExportAddress? ReadPdfExport(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || ExportPath().Match(uri.AbsolutePath) is not { Success: true } match
            || ExportFormat.Find(match.Groups["format"].Value) != ExportFormat.Pdf
            || !int.TryParse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return null;
        }

        var isHere = uri.GetLeftPart(UriPartial.Authority) == publicAddress.Origin && match.Groups["base"].ValueSpan.SequenceEqual(publicAddress.PathBase);
        return new ExportAddress(match.Groups["matrix"].Value, version, uri.Query, isHere);
    }

    public string Palette(string hash) => Local($"/palette.{hash}.css");

    /// <summary>A file of wwwroot, by its fingerprinted name.</summary>
    public string Asset(string fingerprinted) => Local($"/{fingerprinted}");

    /// <summary>An address as it must stand where there is no page around it: in citations, canonical links, files.</summary>
    /// <param name="local">An address made by this class.</param>
    public string Absolute(string local) => $"{publicAddress.Origin}{local}";

    /// <summary>A filter as the query of an address, "?" included; empty for no filter. Keys stand in one order.</summary>
    public static string QueryOf(MatrixFilter? filter)
    {
        if (filter is null)
        {
            return "";
        }

        var query = new StringBuilder();
        foreach (var (name, value) in filter.Values())
        {
            // A comma separates values and may stand in a query as it is; escaping it would only make addresses hard to read.
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=')
                .Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
        }

        return query.ToString();
    }

    private string Local(string path) => $"{publicAddress.PathBase}{path}";

    private static string PathOf(string matrix, int? pinned) => pinned is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"/matrices/{matrix}/versions/{version}")
        : $"/matrices/{matrix}";

    [GeneratedRegex(@"^(?<base>.*)/matrices/(?<matrix>[a-z0-9-]+)/versions/(?<version>[0-9]{1,9})/export\.(?<format>[a-z.]+)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ExportPath();
}
