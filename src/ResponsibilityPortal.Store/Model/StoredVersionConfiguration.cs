using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredVersionConfiguration : IEntityTypeConfiguration<StoredVersion>
{
    public void Configure(EntityTypeBuilder<StoredVersion> builder)
    {
        builder.ToTable("MatrixVersions");
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Matrix).HasMaxLength(Slug.MaxLength);
        builder.Property(version => version.ContentHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(version => version.PreviousVersionHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(version => version.VersionHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(version => version.PublishedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(version => version.PublishedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(version => version.ApprovedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(version => version.ApprovedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(version => version.Message).HasMaxLength(MatrixVersion.MessageMaxLength);
        builder.HasOne<StoredMatrix>().WithMany().HasForeignKey(version => version.MatrixId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(version => new { version.MatrixId, version.Number }).IsUnique();
        builder.HasIndex(version => version.VersionHash).IsUnique();
    }
}
