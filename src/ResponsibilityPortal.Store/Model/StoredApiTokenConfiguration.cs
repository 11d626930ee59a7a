using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredApiTokenConfiguration : IEntityTypeConfiguration<StoredApiToken>
{
    public void Configure(EntityTypeBuilder<StoredApiToken> builder)
    {
        builder.ToTable("ApiTokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Id).HasMaxLength(StoredApiToken.IdLength);
        builder.Property(token => token.Name).HasMaxLength(StoredApiToken.NameMaxLength);
        builder.Property(token => token.SecretHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(token => token.CreatedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(token => token.CreatedByName).HasMaxLength(Actor.NameMaxLength);
    }
}
