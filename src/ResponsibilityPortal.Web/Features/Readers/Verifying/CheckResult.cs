namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The result of one check.</summary>
public enum CheckResult
{
    Passed,
    Failed,
    NotPossible,
}
