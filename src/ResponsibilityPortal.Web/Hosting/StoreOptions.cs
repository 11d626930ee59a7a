using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>The section <c>Store</c> of the configuration. docs/reference/configuration.md describes every key.</summary>
public sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary>The name of the setting for <see cref="ConnectionString"/>.</summary>
    public const string ConnectionStringSetting = $"{Section}:{nameof(ConnectionString)}";

    /// <summary>The name of the setting for <see cref="KeyCertificate"/>.</summary>
    public const string KeyCertificateSetting = $"{Section}:{nameof(KeyCertificate)}";

    /// <summary>The database that keeps the store.</summary>
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>How to reach a PostgreSQL or YugabyteDB database. A file in the data directory needs none.</summary>
    [SecretSetting]
    public string? ConnectionString { get; set; }

    /// <summary>
    /// A PEM or PFX file with the certificate that encrypts the keys of cookies in the database, relative to the content root.
    /// </summary>
    public string? KeyCertificate { get; set; }

    /// <summary>The password of that file.</summary>
    [SecretSetting]
    public string? KeyCertificatePassword { get; set; }
}
