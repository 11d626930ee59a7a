using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredAuditEntryConfiguration : IEntityTypeConfiguration<StoredAuditEntry>
{
    public void Configure(EntityTypeBuilder<StoredAuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(entry => new { entry.Stream, entry.Sequence });
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.Stream).HasMaxLength(AuditStream.MaxLength);
        builder.Property(entry => entry.ActorId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(entry => entry.ActorName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(entry => entry.Action).HasMaxLength(AuditFact.ActionMaxLength);
        builder.Property(entry => entry.Target).HasMaxLength(AuditFact.TargetMaxLength);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(Sha256Hash.Length);
        builder.Property(entry => entry.Hash).HasMaxLength(Sha256Hash.Length);
        builder.Property(entry => entry.Algorithm).HasMaxLength(StoredAuditEntry.AlgorithmMaxLength);

        // These two indexes prevent forks and repeated operations even if the lock on the head fails.
        builder.HasIndex(entry => new { entry.Stream, entry.PreviousHash }).IsUnique();
        // One operation can edit many cells, each of them once.
        builder.HasIndex(entry => new { entry.OperationId, entry.Target }).IsUnique();
        builder.HasIndex(entry => new { entry.Stream, entry.Target });
    }
}
