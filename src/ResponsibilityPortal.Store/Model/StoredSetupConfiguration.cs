using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredSetupConfiguration : IEntityTypeConfiguration<StoredSetup>
{
    public void Configure(EntityTypeBuilder<StoredSetup> builder)
    {
        builder.ToTable("Setup");
        builder.HasKey(setup => setup.Id);
        builder.Property(setup => setup.Id).ValueGeneratedNever();
        builder.Property(setup => setup.TokenHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(setup => setup.RowVersion).IsConcurrencyToken();
    }
}
