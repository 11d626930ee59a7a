using Microsoft.Extensions.Options;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Stamping;

/// <summary>Whose time stamps this portal trusts, as its operator has set it.</summary>
public sealed class TrustedStamps(IOptions<PdfOptions> options, IHostEnvironment environment)
{
    private readonly Lazy<TimeStampTrust> _trust = new(() => Read(options.Value, environment.ContentRootPath));

    /// <exception cref="StartRefusedException">The file with the certificates cannot be used any longer.</exception>
    public TimeStampTrust Trust => _trust.Value;

    private static TimeStampTrust Read(PdfOptions options, string root)
    {
        var certificates = StampCertificates.Read(options, root, out var problem);
        return problem is null ? new TimeStampTrust(certificates) : throw new StartRefusedException(problem);
    }
}
