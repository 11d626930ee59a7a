using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// The key that signs PDF exports, and the certificates of all earlier keys, by which the portal recognises its own files.
/// </summary>
public sealed partial class SigningKeys
{
    private readonly PdfOptions _options;
    private readonly IHostEnvironment _environment;
    private readonly DataDirectory _directory;
    private readonly PublicAddress _address;
    private readonly TimeProvider _clock;
    private readonly ILogger<SigningKeys> _logger;
    private readonly Lock _making = new();
    private readonly Lock _remembering = new();
    private Task<X509Certificate2?>? _made;
    private X509Certificate2? _loaded;
    private volatile ValueList<X509Certificate2> _all = [];
    private volatile RecordedCertificates? _recorded;

    public SigningKeys(
        IOptions<PdfOptions> options,
        IHostEnvironment environment,
        DataDirectory directory,
        PublicAddress address,
        TimeProvider clock,
        ILogger<SigningKeys> logger
    ) => (_options, _environment, _directory, _address, _clock, _logger) = (options.Value, environment, directory, address, clock, logger);

    /// <summary>The certificates of all keys ever used, the latest first. After the log was read, only those in the log.</summary>
    public IReadOnlyList<X509Certificate2> All => _recorded is { } recorded ? [.. _all.Where(recorded.Has)] : _all;

    /// <summary>The certificates that are in the file and not in the log, the latest first.</summary>
    public IReadOnlyList<X509Certificate2> Unrecorded =>
        _recorded is { } recorded ? [.. _all.Where(certificate => !recorded.Has(certificate))] : [];

    /// <summary>Records a certificate in the log before its first use. Null before the log is open.</summary>
    public Func<X509Certificate2, Task>? Recording { get; set; }

    /// <summary>Whether this portal signs its exports, or would if it could.</summary>
    public bool IsSigning => _options.IsSigning;

    private string KeyDirectory => Path.Combine(_directory.Path, KeyFiles.DirectoryName);

    /// <summary>A read-only portal gets no key. Neither does one that uses a configured certificate or doesn't sign.</summary>
    private bool MayMake => _options is { IsSigning: true, Certificate: null } && _directory.IsHeld;

    /// <summary>Reads the existing keys. A missing key is created when it is first needed.</summary>
    /// <exception cref="StartRefusedException">The existing files can't be used.</exception>
    public void Open()
    {
        var files = new KeyFiles(KeyDirectory);
        _all = files.ReadCertificates();
        if (!_options.IsSigning)
        {
            return;
        }

        _loaded = _options.Certificate is null ? files.ReadOwnKey() : ReadConfigured();
        if (_loaded is not null)
        {
            Remember(_loaded);
        }
    }

    /// <summary>Trusts only the certificates in the log from now on. A certificate that someone adds to the file proves nothing.</summary>
    public void HoldTo(RecordedCertificates recorded)
    {
        lock (_remembering)
        {
            // The log also has certificates that were removed from the file.
            _all = [.. _all, .. recorded.Certificates.Reverse().Where(certificate => !_all.Any(known => IsSame(known, certificate)))];
            _recorded = recorded;
        }
    }

    /// <summary>Returns since when a certificate is not trusted. Null when it is trusted.</summary>
    public DateTimeOffset? DistrustedFrom(X509Certificate2 certificate) => _recorded?.DistrustedFrom(certificate);

    /// <summary>The certificate that signs files. Null when none was created yet, or files aren't signed.</summary>
    public X509Certificate2? InUse => _loaded ?? (_made is { IsCompletedSuccessfully: true } made ? made.Result : null);

    public bool IsInUse(X509Certificate2 certificate) => InUse is { } used && IsSame(used, certificate);

    /// <summary>Returns what exports are signed with now. The very first call takes as long as creating a key.</summary>
    public async Task<SigningKey> CurrentAsync()
    {
        if (!_options.IsSigning)
        {
            return new SigningKey.None();
        }

        if (await FindAsync() is not { } certificate)
        {
            return new SigningKey.Unusable("This portal has no signing key yet. It creates one when it first starts.");
        }

        var now = _clock.GetUtcNow();
        return now < certificate.NotBefore ? Unusable($"is valid only from {Wording.Moment(certificate.NotBefore.ToUniversalTime())}")
            : now > certificate.NotAfter ? Unusable($"was valid until {Wording.Moment(certificate.NotAfter.ToUniversalTime())}")
            : DistrustedFrom(certificate) is { } from ? Unusable($"is not trusted from {Wording.Moment(from)} on")
            : new SigningKey.Ready(certificate);

        static SigningKey.Unusable Unusable(string validity) =>
            new(
                $"This portal signs PDF files, but its certificate {validity}. The operator must configure another one with "
                    + $"{PdfOptions.Key(nameof(PdfOptions.Certificate))}."
            );
    }

    private X509Certificate2 ReadConfigured() =>
        ConfiguredCertificate.Read(_options, _environment.ContentRootPath, out var problem) ?? throw new StartRefusedException(problem!);

    /// <summary>All callers wait for the same creation. A failed one is tried again.</summary>
    private Task<X509Certificate2?> FindAsync()
    {
        if (_loaded is not null || !MayMake)
        {
            return Task.FromResult(_loaded);
        }

        lock (_making)
        {
            return _made = _made is null or { IsFaulted: true } ? Task.Run(MakeAsync) : _made;
        }
    }

    private async Task<X509Certificate2?> MakeAsync()
    {
        var files = new KeyFiles(_directory.Subdirectory("keys").FullName);
        if (files.ReadOwnKey() is { } kept)
        {
            // The key was created before, and only adding its certificate to the earlier ones failed.
            await RememberAsync(kept);
            return kept;
        }

        var certificate = OwnCertificate.Make(_address.Host, _clock.GetUtcNow());
        files.WriteOwnKey(certificate);
        LogMade(CertificateText.FingerprintOf(certificate));
        await RememberAsync(certificate);
        return certificate;
    }

    /// <summary>Writes to the log first: a certificate that is only in the file must have been added by someone else.</summary>
    private async Task RememberAsync(X509Certificate2 certificate)
    {
        if (Recording is { } record)
        {
            await record(X509CertificateLoader.LoadCertificate(certificate.RawData));
        }

        Remember(certificate);
    }

    /// <summary>
    /// Puts the certificate in use before all others, without its key. Writes the file first, so that the next start never forgets a known
    /// certificate.
    /// </summary>
    private void Remember(X509Certificate2 certificate)
    {
        lock (_remembering)
        {
            if (_all is [var first, ..] && IsSame(first, certificate))
            {
                return;
            }

            ValueList<X509Certificate2> all =
            [
                X509CertificateLoader.LoadCertificate(certificate.RawData),
                .. _all.Where(known => !IsSame(known, certificate)),
            ];
            if (_directory.IsHeld)
            {
                new KeyFiles(_directory.Subdirectory("keys").FullName).WriteCertificates(all);
            }

            _all = all;
        }
    }

    private static bool IsSame(X509Certificate2 one, X509Certificate2 other) =>
        one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);

    [LoggerMessage(
        LogLevel.Information,
        "A key to sign PDF exports was created. The SHA-256 fingerprint of its certificate is {Fingerprint}."
    )]
    private partial void LogMade(string fingerprint);
}
