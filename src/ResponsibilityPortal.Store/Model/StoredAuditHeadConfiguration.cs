using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredAuditHeadConfiguration : IEntityTypeConfiguration<StoredAuditHead>
{
    public void Configure(EntityTypeBuilder<StoredAuditHead> builder)
    {
        builder.ToTable("AuditHeads");
        builder.HasKey(head => head.Stream);
        builder.Property(head => head.Stream).HasMaxLength(AuditStream.MaxLength);
        builder.Property(head => head.Hash).HasMaxLength(Sha256Hash.Length);
    }
}
