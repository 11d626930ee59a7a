using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredCommentConfiguration : IEntityTypeConfiguration<StoredComment>
{
    public void Configure(EntityTypeBuilder<StoredComment> builder)
    {
        builder.ToTable("Comments");
        builder.HasKey(comment => comment.Id);
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Responsibility).HasMaxLength(Slug.MaxLength);
        builder.Property(comment => comment.HostingModel).HasMaxLength(Slug.MaxLength);
        builder.Property(comment => comment.Text).HasMaxLength(StoredComment.TextMaxLength);
        builder.Property(comment => comment.AuthorId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(comment => comment.AuthorName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(comment => comment.ResolvedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(comment => comment.ResolvedByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<StoredMatrix>().WithMany().HasForeignKey(comment => comment.MatrixId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(comment => new { comment.MatrixId, comment.Responsibility });
    }
}
