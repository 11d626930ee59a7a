using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web;

/// <content>Links to accounts and the admin side.</content>
public sealed partial class PortalUrls
{
    public string Account => Local(Routes.AccountRoot);

    public string SignOut => Local(Routes.SignOut);

    public string Admin => Local(Routes.AdminRoot);

    public string People => Local(Routes.People);

    public string Tokens => Local(Routes.Tokens);

    public string Audit => Local(Routes.Audit);

    public string AuditPeople => Local(Routes.AuditPeople);

    public string AuditSelfApproved => Local(Routes.AuditSelfApproved);

    public string AuditEvidence => Local(Routes.AuditEvidence);

    /// <param name="query">The query of a filter, without its "?".</param>
    public string AuditWith(string query) => $"{Audit}?{query}";

    /// <summary>The log as a file.</summary>
    /// <param name="query">The query of a filter, without its "?".</param>
    public string AuditExport(string format, string query) => $"{Audit}/export.{format}?{query}";

    /// <summary>The editor for the draft of a matrix.</summary>
    public string Editor(string matrix) => Local($"{Routes.AdminRoot}/matrices/{matrix}");

    /// <summary>The editor with one cell open.</summary>
    public string EditorCell(string matrix, string responsibility, string hostingModel) =>
        $"{Editor(matrix)}?{CellKey}={responsibility}/{hostingModel}";

    /// <summary>The draft compared with the latest version, to be approved and published.</summary>
    public string Review(string matrix) => $"{Editor(matrix)}/review";

    /// <summary>The problem reports of readers.</summary>
    /// <param name="report">A report to jump to; null for the top of the page.</param>
    public string ProblemReports(string matrix, Guid? report = null) =>
        $"{Editor(matrix)}/reports{(report is { } id ? $"#{ReportIdOf(id)}" : "")}";

    /// <summary>The closed problem reports.</summary>
    public string ClosedProblemReports(string matrix) => $"{ProblemReports(matrix)}?{ShownKey}={ClosedReports}";

    /// <summary>The fragment of a problem report on its page.</summary>
    public static string ReportIdOf(Guid report) => $"report-{report:N}";

    /// <summary>The published versions, for users who may publish one again.</summary>
    public string AdminVersions(string matrix) => $"{Editor(matrix)}/versions";

    /// <summary>The draft as readers would see it.</summary>
    public string Preview(string matrix, MatrixFilter? filter = null) => $"{Editor(matrix)}/preview{QueryOf(filter)}";

    /// <summary>One row of the draft as readers would see it.</summary>
    public string PreviewedResponsibility(string matrix, string responsibility, MatrixFilter? carried = null) =>
        $"{Preview(matrix)}/responsibilities/{responsibility}{QueryOf(carried)}";

    public string NewMatrix => Local(Routes.NewMatrix);

    /// <summary>The page on which the rows and columns of a draft are edited.</summary>
    /// <param name="part">The part of the page. Null for the first.</param>
    /// <param name="domain">Slug of the domain whose rows are shown.</param>
    public string Structure(string matrix, string? part = null, string? domain = null) =>
        $"{Editor(matrix)}/structure{(part is null ? "" : $"?{PartKey}={part}")}{(domain is null ? "" : $"&{DomainKey}={domain}")}";

    /// <summary>The page on which a foreign spreadsheet is imported.</summary>
    /// <param name="matrix">Null for a new matrix.</param>
    public string ImportTable(string? matrix = null) => $"{Editor(matrix ?? ReservedMatrix)}/import";

    /// <summary>The page with a newer built-in matrix.</summary>
    public string Offer(string matrix) => $"{Editor(matrix)}/offer";

    public string Setup(string token) => Local($"{Routes.Setup}?{TokenKey}={token}");

    public string Join(string token) => Local($"{Routes.Join}?{TokenKey}={token}");

    /// <param name="returnTo">A local address to open after signing in.</param>
    /// <param name="hasEnded">Whether a session of the browser has ended, so that the page explains why the user must sign in.</param>
    public string SignIn(string? returnTo = null, bool hasEnded = false) =>
        Local(
            (returnTo, hasEnded) switch
            {
                (null, false) => Routes.SignIn,
                (null, true) => $"{Routes.SignIn}?{EndedKey}=1",
                (_, false) => $"{Routes.SignIn}?{ReturnKey}={Uri.EscapeDataString(returnTo)}",
                _ => $"{Routes.SignIn}?{ReturnKey}={Uri.EscapeDataString(returnTo)}&{EndedKey}=1",
            }
        );
}
