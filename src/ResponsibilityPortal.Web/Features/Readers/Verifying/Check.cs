namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>One thing that was checked.</summary>
/// <param name="Name">What was checked, in a few words.</param>
/// <param name="Words">What was found, in sentences.</param>
public sealed record Check(string Name, CheckResult Result, string Words)
{
    public string ResultInWords =>
        Result switch
        {
            CheckResult.Passed => "passed",
            CheckResult.Failed => "failed",
            _ => "not possible",
        };

    public static Check Passed(string name, string words) => new(name, CheckResult.Passed, words);

    public static Check Failed(string name, string words) => new(name, CheckResult.Failed, words);

    public static Check NotPossible(string name, string words) => new(name, CheckResult.NotPossible, words);
}
