namespace ResponsibilityPortal.Web.Cli;

/// <summary>The exit codes of the command that previews an import.</summary>
internal static class ImportExit
{
    /// <summary>Nothing must be corrected or decided. The preview can still list what the draft will not contain.</summary>
    public const int Good = EvidenceExit.Good;

    /// <summary>Something can't be imported, or must be decided first.</summary>
    public const int HasProblems = EvidenceExit.Broken;

    /// <summary>The file could not be read or compared.</summary>
    public const int NotRead = EvidenceExit.CouldNotCheck;

    /// <summary>Nothing must be corrected, but cells were changed in the draft since the export, too.</summary>
    public const int HasConflicts = 3;
}
