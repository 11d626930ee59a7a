using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

internal sealed class StoredProblemReportConfiguration : IEntityTypeConfiguration<StoredProblemReport>
{
    public void Configure(EntityTypeBuilder<StoredProblemReport> builder)
    {
        builder.ToTable("ProblemReports");
        builder.HasKey(report => report.Id);
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Responsibility).HasMaxLength(Slug.MaxLength);
        builder.Property(report => report.HostingModel).HasMaxLength(Slug.MaxLength);
        builder.Property(report => report.Text).HasMaxLength(StoredProblemReport.TextMaxLength);
        builder.Property(report => report.Contact).HasMaxLength(StoredProblemReport.ContactMaxLength);
        builder.Property(report => report.ClosedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(report => report.ClosedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(report => report.ResolvedIn).HasColumnName("SettledIn");
        builder.Property(report => report.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.HasOne<StoredMatrix>().WithMany().HasForeignKey(report => report.MatrixId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(report => new { report.MatrixId, report.ClosedAt });
        builder.HasIndex(report => report.ClosedAt);
    }
}
