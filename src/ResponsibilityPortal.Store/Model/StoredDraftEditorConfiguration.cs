using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredDraftEditorConfiguration : IEntityTypeConfiguration<StoredDraftEditor>
{
    public void Configure(EntityTypeBuilder<StoredDraftEditor> builder)
    {
        builder.ToTable("DraftEditors");
        builder.HasKey(editor => new { editor.MatrixId, editor.ActorId });
        builder.Property(editor => editor.ActorId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(editor => editor.ActorName).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<StoredMatrix>().WithMany().HasForeignKey(editor => editor.MatrixId).OnDelete(DeleteBehavior.Restrict);
    }
}
