using OtpNet;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>The app on somebody's telephone. The portal takes each code once and codes of the next step too, so nobody has to wait for one.</summary>
internal sealed class AuthenticatorApp(string key)
{
    private const int SecondsPerStep = 30;
    private const int StepsFarAway = 1000;

    private readonly Totp _totp = new(Base32Encoding.ToBytes(key), step: SecondsPerStep);
    private long _last;

    /// <summary>A code that was not shown before.</summary>
    public string NextCode()
    {
        _last = Math.Max(_last + 1, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / SecondsPerStep);
        return CodeOf(_last);
    }

    /// <summary>The code shown last.</summary>
    public string SameCode() => CodeOf(_last);

    /// <summary>A code of long ago.</summary>
    public string WrongCode() => CodeOf(_last - StepsFarAway);

    private string CodeOf(long step) => _totp.ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * SecondsPerStep).UtcDateTime);
}
