using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Records in the log which certificates this portal signs with, and binds the keys to what is recorded.</summary>
public sealed partial class CertificateLog(
    IDbContextFactory<PortalDbContext> contexts,
    Writer writer,
    SigningKeys keys,
    ILogger<CertificateLog> logger
)
{
    /// <summary>Reads what is recorded, without changes.</summary>
    public async Task<RecordedCertificates> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var recorded = RecordedCertificates.Read(context);
        keys.HoldTo(recorded);
        return recorded;
    }

    /// <summary>
    /// Reads the recorded certificates at a start, and records new ones: the certificate in use, and all in the certificate file if no
    /// earlier release has recorded any. Others in that file are reported and not trusted.
    /// </summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        keys.Recording = RecordAsync;
        var recorded = await ReadAsync(cancellationToken);
        foreach (var certificate in keys.Unrecorded.Reverse())
        {
            if (!recorded.HasBegun || keys.IsInUse(certificate))
            {
                await AddAsync(certificate, wasFound: !recorded.HasBegun, cancellationToken);
            }
            else
            {
                LogPlanted(CertificateText.FingerprintOf(certificate));
            }
        }

        await ReadAsync(cancellationToken);
    }

    private async Task RecordAsync(X509Certificate2 certificate)
    {
        await AddAsync(certificate, wasFound: false, CancellationToken.None);
        await ReadAsync(CancellationToken.None);
    }

    private Task AddAsync(X509Certificate2 certificate, bool wasFound, CancellationToken cancellationToken) =>
        writer.RecordAccessAsync(
            new CertificateAdded(
                RecordedCertificates.FingerprintOf(certificate),
                Convert.ToBase64String(certificate.RawDataMemory.Span),
                wasFound
            ),
            new Change(Actor.Operator, Guid.CreateVersion7(), null),
            cancellationToken
        );

    [LoggerMessage(
        LogLevel.Error,
        "The certificate file contains a certificate that isn't in the log, SHA-256 {Fingerprint}. Files signed with it aren't accepted "
            + "as this portal's."
    )]
    private partial void LogPlanted(string fingerprint);
}
