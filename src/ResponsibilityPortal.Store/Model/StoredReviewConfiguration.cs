using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredReviewConfiguration : IEntityTypeConfiguration<StoredReview>
{
    public void Configure(EntityTypeBuilder<StoredReview> builder)
    {
        builder.ToTable("Reviews");
        builder.HasKey(review => review.MatrixId);
        builder.Property(review => review.MatrixId).ValueGeneratedNever();
        builder.Property(review => review.ContentHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(review => review.AskedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(review => review.AskedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(review => review.Comment).HasMaxLength(StoredReview.CommentMaxLength);
        builder.Property(review => review.DecidedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(review => review.DecidedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(review => review.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(review => review.RowVersion).IsConcurrencyToken();
        builder.HasOne<StoredMatrix>().WithMany().HasForeignKey(review => review.MatrixId).OnDelete(DeleteBehavior.Restrict);
    }
}
