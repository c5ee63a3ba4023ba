import com.google.protobuf.FieldMask;
import crewdb.client.CrewdbClient;
import crewdb.client.CrewdbClient.Database;
import crewdb.client.Transaction;
import crewdb.main.v1.ClaimEmailBatchRequest;
import crewdb.main.v1.Email;
import crewdb.main.v1.MainDbGrpc;
import crewdb.main.v1.UpdateEmailRequest;
import crewdb.sql.v1.QueryStreamRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.time.Duration;

/** Claims e-mails, updates them in a transaction, streams products, watches health. Usage: see README.md. */
public final class Work {
  public static void main(String[] args) {
    try (CrewdbClient db = CrewdbClient.connect(args.length > 0 ? args[0] : "127.0.0.1:50051")) {
      if (!db.waitUntilServing("", Duration.ofSeconds(10))) throw new IllegalStateException("the service does not serve");

      var emails = db.main().claimEmailBatch(ClaimEmailBatchRequest.newBuilder().setMaxCount(3).build()).getEmailsList();
      System.out.println("claimed: " + emails.size());

      try (Transaction tx = db.write(Database.MAIN)) {
        for (var email : emails) {
          var update = Email.newBuilder().setEmailId(email.getEmailId()).setBusinessSummary("done");
          var mask = FieldMask.newBuilder().addPaths("business_summary");
          tx.call(MainDbGrpc.getUpdateEmailMethod(), UpdateEmailRequest.newBuilder().setEmail(update).setUpdateMask(mask).build());
        }
        tx.commit();
      }
      System.out.println("updated in one transaction: " + emails.size());

      int products = 0;
      var all = QueryStreamRequest.newBuilder().setSql("SELECT product_id, name FROM walmart_products").build();
      for (var stream = db.walmart().queryStream(all); stream.hasNext(); ) products += stream.next().getRowsCount();
      System.out.println("streamed products: " + products);

      db.watchHealth(
          Database.MAIN.service,
          status -> {
            System.out.println("main serves: " + (status == ServingStatus.SERVING));
            return false;
          });
    }
  }
}
