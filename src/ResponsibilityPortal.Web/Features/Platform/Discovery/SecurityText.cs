using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Web.Features.Platform.Discovery;

/// <summary>The security.txt file, which says where to report a vulnerability (RFC 9116).</summary>
internal static class SecurityText
{
    /// <summary>
    /// The validity in days: less than a year, as RFC 9116 recommends. The portal renews the file every day, so it never expires while the
    /// portal runs.
    /// </summary>
    private const int ValidDays = 180;

    /// <param name="contact">The contact address, with its scheme.</param>
    /// <param name="address">The absolute address of the file itself.</param>
    /// <param name="now">The current time. Only the day is used, so the file changes once a day.</param>
    public static string Of(string contact, string address, DateTimeOffset now)
    {
        var expires = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(ValidDays);
        return $"Contact: {contact}\nExpires: {UtcInstant.Format(expires)}\nCanonical: {address}\nPreferred-Languages: en\n";
    }
}
