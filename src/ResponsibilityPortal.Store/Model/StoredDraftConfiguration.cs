using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredDraftConfiguration : IEntityTypeConfiguration<StoredDraft>
{
    public void Configure(EntityTypeBuilder<StoredDraft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Origin).HasMaxLength(StoredDraft.OriginMaxLength);
        builder.Property(draft => draft.ContentHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(draft => draft.RowVersion).IsConcurrencyToken();
        builder.HasOne<StoredMatrix>().WithMany().HasForeignKey(draft => draft.MatrixId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(draft => new { draft.MatrixId, draft.Origin }).IsUnique();
    }
}
