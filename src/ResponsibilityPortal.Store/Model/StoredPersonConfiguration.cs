using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResponsibilityPortal.Store.Model;

/// <remarks>Identity has configured what is its own.</remarks>
internal sealed class StoredPersonConfiguration : IEntityTypeConfiguration<StoredPerson>
{
    public void Configure(EntityTypeBuilder<StoredPerson> builder)
    {
        builder.ToTable("People");
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.Name).HasMaxLength(StoredPerson.NameMaxLength);
        builder.Property(person => person.Email).HasMaxLength(StoredPerson.EmailMaxLength);
        builder.Property(person => person.UserName).HasMaxLength(StoredPerson.EmailMaxLength);
    }
}
