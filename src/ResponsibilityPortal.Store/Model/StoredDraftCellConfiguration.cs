using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredDraftCellConfiguration : IEntityTypeConfiguration<StoredDraftCell>
{
    public void Configure(EntityTypeBuilder<StoredDraftCell> builder)
    {
        builder.ToTable("DraftCells");
        builder.HasKey(cell => new
        {
            cell.MatrixId,
            cell.Responsibility,
            cell.HostingModel,
        });
        builder.Ignore(cell => cell.Key);
        builder.Property(cell => cell.Responsibility).HasMaxLength(Slug.MaxLength);
        builder.Property(cell => cell.HostingModel).HasMaxLength(Slug.MaxLength);
        builder.Property(cell => cell.Edit).IsConcurrencyToken();
        builder.Property(cell => cell.EditedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(cell => cell.EditedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(cell => cell.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.HasOne<StoredMatrix>().WithMany().HasForeignKey(cell => cell.MatrixId).OnDelete(DeleteBehavior.Restrict);
    }
}
