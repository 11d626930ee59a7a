namespace ResponsibilityPortal.Web.Features.Verifying;

/// <summary>What one check comes to.</summary>
public enum CheckResult
{
    Passed,
    Failed,
    NotPossible,
}
