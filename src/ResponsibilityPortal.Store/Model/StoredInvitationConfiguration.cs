using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredInvitationConfiguration : IEntityTypeConfiguration<StoredInvitation>
{
    public void Configure(EntityTypeBuilder<StoredInvitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(invitation => invitation.UserId);
        builder.Property(invitation => invitation.UserId).HasColumnName("PersonId").ValueGeneratedNever();
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(Sha256Hash.Length);
        builder
            .HasOne<StoredUser>()
            .WithOne()
            .HasForeignKey<StoredInvitation>(invitation => invitation.UserId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
    }
}
