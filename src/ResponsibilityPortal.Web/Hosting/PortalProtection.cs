using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>
/// Registers the keys that protect cookies and forms. A store of one instance has them in the data directory, a shared one has them itself.
/// </summary>
internal static partial class PortalProtection
{
    /// <param name="root">The directory that paths in settings are relative to.</param>
    public static void AddProtection(this IServiceCollection services, StoreOptions store, string root)
    {
        var protection = services.AddDataProtection().SetApplicationName("ResponsibilityPortal");
        if (store.KeyCertificate is { } file)
        {
            protection.ProtectKeysWithCertificate(ReadCertificate(Path.Combine(root, file), store.KeyCertificatePassword));
        }

        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) => PlaceKeys(keys, provider));
    }

    private static void PlaceKeys(KeyManagementOptions keys, IServiceProvider provider)
    {
        var loggers = provider.GetRequiredService<ILoggerFactory>();
        if (provider.GetService<ProtectionKeys>() is not { } shared)
        {
            var directory = provider.GetRequiredService<DataDirectory>();
            keys.XmlRepository = new FileSystemXmlRepository(directory.Subdirectory("keys", "cookies"), loggers);
            return;
        }

        keys.XmlRepository = new StoredXmlRepository(shared);
        if (keys.XmlEncryptor is null)
        {
            LogInPlain(loggers.CreateLogger(typeof(PortalProtection)), StoreOptions.KeyCertificateSetting);
        }
    }

    /// <exception cref="StartRefusedException">The file can't be used. Names the setting.</exception>
    private static X509Certificate2 ReadCertificate(string file, string? password)
    {
        try
        {
            var certificate = CertificateFile.Read(file, password);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? throw new CryptographicException("It has no private RSA key.") : certificate;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartRefusedException(
                $"{StoreOptions.KeyCertificateSetting} names '{file}', which can't be used: {exception.Message} It must be a PEM or PFX "
                    + $"file with a certificate and its private RSA key, and {StoreOptions.KeyCertificateSetting}Password must open it."
            );
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The keys that protect cookies are not encrypted in the database. Anyone who can read it can forge "
            + "cookies. Set {Setting} to a certificate."
    )]
    private static partial void LogInPlain(ILogger logger, string setting);
}
