using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// The key that PDF exports are signed with, and the certificates of all that ever were: what this portal knows its own files by.
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
        IOptions<PdfOptions> options, IHostEnvironment environment, DataDirectory directory, PublicAddress address, TimeProvider clock, ILogger<SigningKeys> logger) =>
        (_options, _environment, _directory, _address, _clock, _logger) = (options.Value, environment, directory, address, clock, logger);

    /// <summary>The certificates of all keys ever used, the latest first. Once the log was read, only those that it knows.</summary>
    public IReadOnlyList<X509Certificate2> All => _recorded is { } recorded ? [.. _all.Where(recorded.Has)] : _all;

    /// <summary>The certificates that the file names and the log does not, the latest first.</summary>
    public IReadOnlyList<X509Certificate2> Unrecorded => _recorded is { } recorded ? [.. _all.Where(certificate => !recorded.Has(certificate))] : [];

    /// <summary>Records a certificate in the log before it is used; null before the log is open.</summary>
    public Func<X509Certificate2, Task>? Recording { get; set; }

    /// <summary>Whether this portal signs what it gives away, or would if it could.</summary>
    public bool IsSigning => _options.IsSigning;

    private string KeyDirectory => Path.Combine(_directory.Path, KeyFiles.DirectoryName);

    /// <summary>A portal that is only looked at gets no key, and one that signs with a configured certificate or not at all needs none.</summary>
    private bool MayMake => _options is { IsSigning: true, Certificate: null } && _directory.IsHeld;

    /// <summary>Reads what is there. A key that is still to be made is made when it is first asked for.</summary>
    /// <exception cref="StartRefusedException">What is there cannot be used.</exception>
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

    /// <summary>Believes only what the log says from now on: a certificate that someone puts into the file vouches for nothing.</summary>
    public void HoldTo(RecordedCertificates recorded)
    {
        lock (_remembering)
        {
            // The log knows also what someone has taken out of the file.
            _all = [.. _all, .. recorded.Certificates.Reverse().Where(certificate => !_all.Any(known => IsSame(known, certificate)))];
            _recorded = recorded;
        }
    }

    /// <summary>Since when a certificate is not trusted; null when it is.</summary>
    public DateTimeOffset? DistrustedFrom(X509Certificate2 certificate) => _recorded?.DistrustedFrom(certificate);

    /// <summary>The certificate that files are signed with; null where none was made yet, or files are not signed.</summary>
    public X509Certificate2? InUse => _loaded ?? (_made is { IsCompletedSuccessfully: true } made ? made.Result : null);

    public bool IsInUse(X509Certificate2 certificate) => InUse is { } used && IsSame(used, certificate);

    /// <summary>What exports are signed with now. The first time ever, this takes as long as a key takes to be made.</summary>
    public async Task<SigningKey> CurrentAsync()
    {
        if (!_options.IsSigning)
        {
            return new SigningKey.None();
        }

        if (await FindAsync() is not { } certificate)
        {
            return new SigningKey.Unusable("This portal has made no key to sign with yet. It does so when it is first started.");
        }

        var now = _clock.GetUtcNow();
        return now < certificate.NotBefore ? Unusable($"is valid only from {Wording.Moment(certificate.NotBefore.ToUniversalTime())}")
            : now > certificate.NotAfter ? Unusable($"was valid until {Wording.Moment(certificate.NotAfter.ToUniversalTime())}")
            : DistrustedFrom(certificate) is { } from ? Unusable($"is not trusted from {Wording.Moment(from)} on")
            : new SigningKey.Ready(certificate);

        static SigningKey.Unusable Unusable(string validity) => new(
            $"PDF files of this portal are signed, and the certificate to sign with {validity}. Its operator must name another with {PdfOptions.Key(nameof(PdfOptions.Certificate))}.");
    }

    private X509Certificate2 ReadConfigured() =>
        ConfiguredCertificate.Read(_options, _environment.ContentRootPath, out var problem) ?? throw new StartRefusedException(problem!);

    /// <summary>Everybody waits for the same making; one that failed is tried again.</summary>
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
            // Making it was tried before, and only its certificate could not be put next to those used earlier.
            await RememberAsync(kept);
            return kept;
        }

        var certificate = OwnCertificate.Make(_address.Host, _clock.GetUtcNow());
        files.WriteOwnKey(certificate);
        LogMade(CertificateText.FingerprintOf(certificate));
        await RememberAsync(certificate);
        return certificate;
    }

    /// <summary>In the log first: a certificate that is in the file alone is one that someone has put there.</summary>
    private async Task RememberAsync(X509Certificate2 certificate)
    {
        if (Recording is { } record)
        {
            await record(X509CertificateLoader.LoadCertificate(certificate.RawData));
        }

        Remember(certificate);
    }

    /// <summary>Puts the certificate in use before all others, without a key: in the file first, so that none is known that the next start forgets.</summary>
    private void Remember(X509Certificate2 certificate)
    {
        lock (_remembering)
        {
            if (_all is [var first, ..] && IsSame(first, certificate))
            {
                return;
            }

            ValueList<X509Certificate2> all = [X509CertificateLoader.LoadCertificate(certificate.RawData), .. _all.Where(known => !IsSame(known, certificate))];
            if (_directory.IsHeld)
            {
                new KeyFiles(_directory.Subdirectory("keys").FullName).WriteCertificates(all);
            }

            _all = all;
        }
    }

    private static bool IsSame(X509Certificate2 one, X509Certificate2 other) => one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);

    [LoggerMessage(LogLevel.Information, "A key to sign PDF exports with has been made. The SHA-256 fingerprint of its certificate is {Fingerprint}.")]
    private partial void LogMade(string fingerprint);
}
