using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>The tables that only a store with several instances needs. They contain nothing of the portal's content.</summary>
internal static class PostgresSharing
{
    /// <summary>The table whose rows the role that serves the portal can't change.</summary>
    public const string Checkpoints = "SharedCheckpoints";

    private const int NameMaxLength = 200;

    public static void AddTo(ModelBuilder builder)
    {
        builder.SharedTypeEntity<Dictionary<string, object>>(
            "Leases",
            lease =>
            {
                lease.Property<string>("Name").HasMaxLength(NameMaxLength);
                lease.Property<Guid>("Holder");
                lease.Property<string>("Note").IsRequired();
                lease.Property<DateTime>("Until");
                lease.HasKey("Name");
            }
        );
        builder.SharedTypeEntity<Dictionary<string, object>>(
            Checkpoints,
            checkpoint =>
            {
                checkpoint.Property<int>("Number").ValueGeneratedNever();
                checkpoint.Property<string>("Note").IsRequired();
                checkpoint.HasKey("Number");
            }
        );
        builder.SharedTypeEntity<Dictionary<string, object>>(
            "SharedLimits",
            limit =>
            {
                limit.Property<string>("Key").HasMaxLength(NameMaxLength);
                limit.Property<DateTime[]>("Times").IsRequired();
                limit.Property<DateTime>("Until");
                limit.HasKey("Key");
            }
        );
        builder.SharedTypeEntity<Dictionary<string, object>>(
            "ProtectionKeys",
            key =>
            {
                key.Property<string>("Name").HasMaxLength(NameMaxLength);
                key.Property<string>("Key").IsRequired();
                key.HasKey("Name");
            }
        );
    }
}
