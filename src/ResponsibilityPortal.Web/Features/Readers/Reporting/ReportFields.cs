namespace ResponsibilityPortal.Web.Features.Readers.Reporting;

/// <summary>The names of the fields of the form.</summary>
internal static class ReportFields
{
    /// <summary>The hosting model of the cell, by slug; empty for the whole row.</summary>
    public const string Cell = "cell";

    /// <summary>What is wrong.</summary>
    public const string Problem = "problem";

    /// <summary>How to reach the reader; may be empty.</summary>
    public const string Contact = "contact";

    /// <summary>The number of the version that the form was opened for.</summary>
    public const string Version = "version";

    /// <summary>The operation ID that the portal made for the form, so that a form that is sent twice is stored once.</summary>
    public const string Operation = "operation";
}
