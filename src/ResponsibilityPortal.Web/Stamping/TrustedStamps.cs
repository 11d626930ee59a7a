using Microsoft.Extensions.Options;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Stamping;

/// <summary>The time-stamp certificates that the operator trusts.</summary>
public sealed class TrustedStamps(IOptions<PdfOptions> options, IHostEnvironment environment)
{
    /// <summary>Read when the portal starts. Changes to the certificate file take effect at the next start.</summary>
    public TimeStampTrust Trust { get; } = Read(options.Value, environment.ContentRootPath);

    /// <exception cref="StartRefusedException">The certificate file can't be used.</exception>
    private static TimeStampTrust Read(PdfOptions options, string root)
    {
        var certificates = StampCertificates.Read(options, root, out var problem);
        return problem is null ? new TimeStampTrust(certificates) : throw new StartRefusedException(problem);
    }
}
