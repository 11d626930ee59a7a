namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What one check comes to.</summary>
public enum CheckResult
{
    Passed,
    Failed,
    NotPossible,
}
