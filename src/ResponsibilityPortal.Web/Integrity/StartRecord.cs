using System.Globalization;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// Records each start with all settings that the portal's controls depend on. An operator who turns a rule off, acts and turns it on again
/// leaves two entries in the log that show it.
/// </summary>
public sealed class StartRecord(
    Writer writer,
    SigningKeys keys,
    Checkpoints checkpoints,
    IOptions<PortalOptions> portal,
    IOptions<PdfOptions> pdf,
    IOptions<CheckpointOptions> checkpointing,
    IHostEnvironment environment
)
{
    public Task WriteAsync(CancellationToken cancellationToken)
    {
        var last = checkpoints.All is [.., var signed] ? signed.Checkpoint : null;
        var started = new PortalStarted(
            PortalRelease.Version,
            Settings().OrderBy(setting => setting.Key, StringComparer.Ordinal).ToValueList(),
            keys.InUse is { } certificate ? RecordedCertificates.FingerprintOf(certificate) : null,
            checkpoints.Key?.Id,
            last?.Link?.Number ?? checkpoints.All.Count,
            last?.Hash
        );
        return writer.RecordAccessAsync(started, new Change(Actor.Operator, Guid.CreateVersion7(), null), cancellationToken);
    }

    private IEnumerable<KeyValuePair<string, string>> Settings()
    {
        var options = portal.Value;
        yield return Portal(nameof(options.FourEyes), options.FourEyes);
        yield return Portal(nameof(options.ReadersMustSignIn), options.ReadersMustSignIn);
        yield return Portal(nameof(options.PeopleOnReaderPages), options.PeopleOnReaderPages);
        yield return Portal(nameof(options.PublicUrl), options.PublicUrl);
        yield return Portal(nameof(options.TrustedProxies), options.TrustedProxies);
        yield return KeyValuePair.Create(
            $"{CheckpointOptions.Section}:{nameof(CheckpointOptions.Witnesses)}",
            checkpointing.Value.Witnesses ?? ""
        );
        yield return KeyValuePair.Create(PdfOptions.Key(nameof(pdf.Value.Signing)), pdf.Value.Signing);
        yield return KeyValuePair.Create(PdfOptions.Key(nameof(pdf.Value.TimeStampServer)), pdf.Value.TimeStampServer ?? "");

        // Records which stamps are trusted, not the name of the file.
        yield return KeyValuePair.Create(
            PdfOptions.Key(nameof(pdf.Value.TimeStampCertificate)),
            string.Join(
                ' ',
                StampCertificates.Read(pdf.Value, environment.ContentRootPath, out _).Select(RecordedCertificates.FingerprintOf)
            )
        );
    }

    private static KeyValuePair<string, string> Portal(string name, object? value) =>
        KeyValuePair.Create($"{PortalOptions.Section}:{name}", Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
