using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredMatrixConfiguration : IEntityTypeConfiguration<StoredMatrix>
{
    public void Configure(EntityTypeBuilder<StoredMatrix> builder)
    {
        builder.ToTable("Matrices");
        builder.HasKey(matrix => matrix.Id);
        builder.Property(matrix => matrix.Id).ValueGeneratedNever();
        builder.Property(matrix => matrix.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(matrix => matrix.RowVersion).IsConcurrencyToken();
        builder.HasIndex(matrix => matrix.Slug).IsUnique();
    }
}
