namespace ResponsibilityPortal.Web.Cli;

/// <summary>The exit codes of the command that previews an import.</summary>
internal static class ImportExit
{
    /// <summary>Everything could be imported.</summary>
    public const int Good = EvidenceExit.Good;

    /// <summary>Something can't be imported, or must be decided first.</summary>
    public const int HasProblems = EvidenceExit.Broken;

    /// <summary>The file could not be read or compared.</summary>
    public const int NotRead = EvidenceExit.CouldNotCheck;

    /// <summary>Everything can be read, but cells were changed in the draft since the export, too.</summary>
    public const int HasConflicts = 3;
}
