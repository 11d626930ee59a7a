using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResponsibilityPortal.Store.Model;

/// <remarks>Identity configures its own properties.</remarks>
internal sealed class StoredUserConfiguration : IEntityTypeConfiguration<StoredUser>
{
    public void Configure(EntityTypeBuilder<StoredUser> builder)
    {
        builder.ToTable("People");
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Name).HasMaxLength(StoredUser.NameMaxLength);
        builder.Property(user => user.Email).HasMaxLength(StoredUser.EmailMaxLength);
        builder.Property(user => user.UserName).HasMaxLength(StoredUser.EmailMaxLength);
    }
}
