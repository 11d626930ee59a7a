namespace ResponsibilityPortal.Tests.Support;

/// <summary>Texts of the pages for problem reports that several tests name.</summary>
public static class ReportTexts
{
    public const string Received = "Your report was received";
    public const string NoneOpen = "There are no open reports.";
}
