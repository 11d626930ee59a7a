using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Records in the log that a key for PDF files is or may be in other hands, so that its signatures alone prove nothing.</summary>
internal static class DistrustCertificateCommand
{
    /// <param name="fingerprint">SHA-256 of the certificate, with or without colons.</param>
    /// <param name="from">The time since when the key may have been in other hands.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    public static async Task RunAsync(
        string fingerprint,
        DateTimeOffset from,
        string? reason,
        string[] settings,
        CancellationToken cancellationToken
    )
    {
        var builder = PortalBuilder.Create(settings);
        builder.AddPortal();
        await using var app = builder.Build();
        app.Services.GetRequiredService<SigningKeys>().Open();
        await app.Services.GetRequiredService<StoreMigrator>().PrepareAsync(cancellationToken);
        await app.Services.GetRequiredService<RunningInstances>().RefuseWhileRunningAsync(cancellationToken);
        await app.Services.GetRequiredService<CertificateLog>().OpenAsync(cancellationToken);
        var keys = app.Services.GetRequiredService<SigningKeys>();
        var wanted = fingerprint.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();
        if (keys.All.FirstOrDefault(known => RecordedCertificates.FingerprintOf(known) == wanted) is not { } certificate)
        {
            throw new StoreRefusedException(
                $"The log contains no certificate with the fingerprint '{fingerprint}'. It contains {Known(keys)}."
            );
        }

        await app
            .Services.GetRequiredService<Writer>()
            .RecordAccessAsync(
                new CertificateDistrusted(wanted, from),
                new Change(Actor.Operator, Guid.CreateVersion7(), reason),
                cancellationToken
            );
        await PortalConsole.WriteAsync(
            $"The log now records that the certificate {CertificateText.FingerprintOf(certificate)} is not trusted from "
                + $"{Wording.Moment(from)} on."
                + (
                    keys.IsInUse(certificate)
                        ? " It is the certificate in use. The portal refuses PDF exports until you rotate the key; "
                            + "docs/how-to/rotate-the-keys.md explains how."
                        : ""
                )
        );
    }

    private static string Known(SigningKeys keys) =>
        keys.All.Count == 0 ? "none" : string.Join(", ", keys.All.Select(CertificateText.FingerprintOf));
}
