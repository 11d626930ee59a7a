using OtpNet;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// An authenticator app. The portal accepts each code once and also those of the next step, so tests need not wait for a code.
/// </summary>
internal sealed class AuthenticatorApp(string key)
{
    private const int SecondsPerStep = 30;
    private const int StepsFarAway = 1000;

    private readonly Totp _totp = new(Base32Encoding.ToBytes(key), step: SecondsPerStep);
    private long _last;

    /// <summary>Returns a code that was not shown before.</summary>
    public string NextCode()
    {
        _last = Math.Max(_last + 1, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / SecondsPerStep);
        return CodeOf(_last);
    }

    /// <summary>The code shown last.</summary>
    public string SameCode() => CodeOf(_last);

    /// <summary>A code from long ago.</summary>
    public string WrongCode() => CodeOf(_last - StepsFarAway);

    private string CodeOf(long step) => _totp.ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * SecondsPerStep).UtcDateTime);
}
