using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Reads the section <c>Store</c> of the configuration, which decides which services exist.</summary>
internal static class ChosenStore
{
    /// <exception cref="StartRefusedException">A setting can't be used. Names it and its valid values.</exception>
    public static StoreOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(StoreOptions.Section);
        if (SettingNames.FindUnknown(configuration, StoreOptions.Section, typeof(StoreOptions)) is [var unknown, ..])
        {
            throw new StartRefusedException(unknown);
        }

        var chosen = new StoreOptions
        {
            ConnectionString = section[nameof(StoreOptions.ConnectionString)],
            KeyCertificate = section[nameof(StoreOptions.KeyCertificate)],
            KeyCertificatePassword = section[nameof(StoreOptions.KeyCertificatePassword)],
        };
        if (section[nameof(StoreOptions.Provider)] is { Length: > 0 } name)
        {
            chosen.Provider = Parse(name);
        }

        var isNamed = !string.IsNullOrWhiteSpace(chosen.ConnectionString);
        return (chosen.Provider, isNamed) switch
        {
            (StoreProvider.Postgres, false) => throw new StartRefusedException(
                $"{StoreOptions.ConnectionStringSetting} must say how to reach the database, for example "
                    + "'Host=db.example.com;Database=portal;Username=portal;Password=…'."
            ),
            (StoreProvider.Sqlite, true) => throw Unused(StoreOptions.ConnectionStringSetting),
            (StoreProvider.Sqlite, _) when chosen.KeyCertificate is not null => throw Unused(StoreOptions.KeyCertificateSetting),
            _ => chosen,
        };
    }

    private static StartRefusedException Unused(string setting) =>
        new(
            $"{setting} is only used with {StoreOptions.Section}:{nameof(StoreOptions.Provider)}={StoreProvider.Postgres}. Set both or "
                + "none."
        );

    private static StoreProvider Parse(string name) =>
        Enum.GetNames<StoreProvider>().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<StoreProvider>(known)
            : throw new StartRefusedException(
                $"{StoreOptions.Section}:{nameof(StoreOptions.Provider)} must be {string.Join(" or ", Enum.GetNames<StoreProvider>())}, "
                    + $"not '{name}'."
            );
}
